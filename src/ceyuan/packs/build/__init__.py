"""From validated pack files to the model, rules parsed on the way."""
