"""What every page is made of: the skeleton, words of states, tables, forms."""
