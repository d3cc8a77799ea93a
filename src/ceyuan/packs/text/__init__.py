"""The reader of official Chinese documents: from published text to chapters, articles, sentences and pairs.

Comes in: the text of a document as published. Goes out: `OfficialText`, every word traceable to its place.
Must not know: measures, rules, how a pack is stored.
"""
