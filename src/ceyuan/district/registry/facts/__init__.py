"""What a fact of the register is: its value as kept and as people write it, its lawful sources, its errors."""
