"""Facts: what a draft says, who says it and in whose voice, before any judgement."""
