"""Values: one raw cell becomes an exact number, a day, a yes or no, a word, or a doubt."""
