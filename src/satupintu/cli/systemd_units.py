"""The office as services of a Linux machine: what stands in each unit file of systemd.

`StartLimitIntervalSec=0`: after a power cut the database may need longer than five tries; the office never gives up.
"""

from dataclasses import dataclass
from pathlib import Path

SERVE, WORKER, BACKUP, TIMER = (
    "satupintu-serve.service",
    "satupintu-worker.service",
    "satupintu-backup.service",
    "satupintu-backup.timer",
)

_HARDENED = """\
User={user}
Group={user}
EnvironmentFile=-{settings}
Environment=SATUPINTU_DATA={data} SATUPINTU_KEYS={keys}
WorkingDirectory={data}
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={writable}
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
"""

_SERVE = """\
[Unit]
Description=Satu Pintu: halaman kantor
After=network-online.target postgresql.service
Wants=network-online.target
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStartPre={program} migrate
ExecStart={program} serve --host 127.0.0.1 --port {port}
Restart=always
RestartSec=2
TimeoutStartSec=15min
TimeoutStopSec=30
{hardened}
[Install]
WantedBy=multi-user.target
"""

_WORKER = """\
[Unit]
Description=Satu Pintu: pekerja latar (dokumen, surat, laporan ke OSS)
After=network-online.target postgresql.service satupintu-serve.service
Wants=network-online.target
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart={program} worker
Restart=always
RestartSec=2
TimeoutStopSec=90
{hardened}
[Install]
WantedBy=multi-user.target
"""

_BACKUP = """\
[Unit]
Description=Satu Pintu: cadangan harian
RequiresMountsFor={backups}

[Service]
Type=oneshot
ExecStart={program} backup {backups} --passphrase-file {passphrase} --keep {keep}
Nice=10
IOSchedulingClass=idle
{hardened}"""

_TIMER = """\
[Unit]
Description=Satu Pintu: cadangan setiap malam

[Timer]
OnCalendar=*-*-* 20:00:00
RandomizedDelaySec=10min
Persistent=true

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where things lie on this machine. `user`: who the office runs as; `settings`: the file with its environment."""

    program: Path
    user: str
    settings: Path
    data: Path
    keys: Path
    backups: Path
    passphrase: Path
    port: int
    keep: int


def units(machine: Machine) -> dict[str, str]:
    """Name → content of every unit file."""
    said = {name: getattr(machine, name) for name in Machine.__dataclass_fields__}
    office = _HARDENED.format(**said, writable=f"{machine.data} {machine.keys}")
    saving = _HARDENED.format(**said, writable=f"{machine.data} {machine.keys} {machine.backups}")
    return {
        SERVE: _SERVE.format(**said, hardened=office),
        WORKER: _WORKER.format(**said, hardened=office),
        BACKUP: _BACKUP.format(**said, hardened=saving),
        TIMER: _TIMER,
    }
