"""The post room: one outbox with leases, and the channels it sends through."""
