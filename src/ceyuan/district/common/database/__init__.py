"""What the two databases do differently: the only place that knows which one it is."""
