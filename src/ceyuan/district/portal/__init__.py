"""The site of enterprises."""
