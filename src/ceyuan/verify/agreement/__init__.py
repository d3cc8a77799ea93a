"""The proof that every engine gives the same answers: random rules, random firms on the thresholds, a comparison."""
