"""What changes the register, one verb a file."""
