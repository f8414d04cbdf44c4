"""The office's strongroom: what people upload, re-encoded, limited, encrypted, stored."""
