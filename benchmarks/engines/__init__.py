"""One thin file per engine, each written as somebody who knows that tool would write it."""
