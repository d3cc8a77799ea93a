"""The same plan on Spark, for registers that outgrow one machine."""
