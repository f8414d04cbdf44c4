"""What every room of the office needs: clock, refusal, events, ports, registry, ids, transaction."""
