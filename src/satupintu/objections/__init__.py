"""The register of objections (keberatan) and appeals (banding) against what the office refused."""
