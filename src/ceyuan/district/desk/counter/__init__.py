"""The counter: a clerk enters what a firm brought on paper, and prints the receipt."""
