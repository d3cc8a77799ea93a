"""What is read from the register; every query takes what access allows."""
