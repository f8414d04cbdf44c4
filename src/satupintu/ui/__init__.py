"""How the office looks: base templates, components, styles. No queries."""
