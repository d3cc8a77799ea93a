"""Tables: a grid becomes columns with a meaning, and rows that say something about a subject."""
