"""What the demo district is made of, one chapter a file."""
