"""The public conformance kit of DMN (TCK), run against our FEEL: `python -m ceyuan.verify.tck FOLDER`.

Comes in: a folder of models and test cases. Goes out: which cases pass, by level.
Must not know: packs, facts or engines.
"""
