"""Help at the counter for somebody who has no business number yet: registering at OSS, step by step, until they do."""
