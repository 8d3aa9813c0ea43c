"""What a process that reads a hostile file gives up: files, network, processes, more memory than it needs.

Linux's `no_new_privs`, Landlock and seccomp are called through ctypes, which only such a process loads.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from stratview.limited import Limits

# Linux's numbers, from its headers.
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SIGKILL: Final = 9
_SECCOMP_MODE_FILTER: Final = 2
_LANDLOCK_CREATE_RULESET: Final = 444
_LANDLOCK_RESTRICT_SELF: Final = 446
_LANDLOCK_VERSION: Final = 1
_FS_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files each version of Landlock knows."""
_NET_RIGHTS: Final = 0b11
_SCOPES: Final = 0b11
_ALLOWED: Final[dict[str, tuple[int, tuple[int, ...]]]] = {
    # The architecture's audit number; then read write close fstat lseek mmap mprotect munmap brk rt_sigaction
    # rt_sigprocmask rt_sigreturn mremap madvise getpid gettid exit exit_group futex sched_yield clock_gettime
    # gettimeofday nanosleep clock_nanosleep getrandom sigaltstack sysinfo rseq set_robust_list sched_getaffinity readv
    # writev.
    "x86_64": (
        0xC000003E,
        (0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 25, 28, 39, 186, 60, 231, 202, 24, 228, 96, 35, 230, 318, 131, 99,
         334, 273, 204, 19, 20),
    ),
    "aarch64": (
        0xC00000B7,
        (63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 216, 233, 172, 178, 93, 94, 98, 124, 113, 169, 101,
         115, 278, 132, 179, 293, 99, 123, 65, 66),
    ),
}  # fmt: skip
_X32: Final = 0x40000000
_EPERM: Final = 1


def end_with_parent(parent: int) -> None:
    """End when the parent ends, also when it is killed; at once when it has ended already."""
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            # It ended before the line above.
            os._exit(1)


def restrict(limits: Limits) -> list[str]:
    """Give up what a reader of one file does not need, for good; returns the names of the walls that are up.

    `resources`: memory, processor time, no new file, no core dump, no process. `no-new-privileges`, `landlock` (no file
    and no network) and `seccomp` (some thirty system calls) are there where the kernel has them.
    """
    walls: list[str] = []
    landlock = -1
    if sys.platform == "linux":
        libc = _libc()
        landlock = _landlock_rules(libc)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
            walls.append("no-new-privileges")
    if _limit_resources(limits):
        walls.append("resources")
    if landlock >= 0 and _libc().syscall(_LANDLOCK_RESTRICT_SELF, landlock, 0) == 0:
        walls.append("landlock")
    if landlock >= 0:
        os.close(landlock)
    if "no-new-privileges" in walls and _filter_calls():
        walls.append("seccomp")
    return walls


def _limit_resources(limits: Limits) -> bool:
    try:
        import resource
    except ImportError:
        return False
    wanted = {
        "RLIMIT_AS": limits.memory_mb << 20, "RLIMIT_CPU": limits.seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0, "RLIMIT_NOFILE": 0,
    }  # fmt: skip
    for name, limit in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        _, hard = resource.getrlimit(kind)
        # Of processor time, the first limit sends a signal that says so; the second, a second later, only kills.
        most = limit + 1 if name == "RLIMIT_CPU" else limit
        if hard != resource.RLIM_INFINITY:
            limit, most = min(limit, hard), min(most, hard)
        # macOS refuses some, as a limit of the address space; the others hold.
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (limit, most))
    return True


def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def _landlock_rules(libc: Any) -> int:
    """A set of rules that allows nothing it knows, as a file descriptor; -1 where the kernel has none."""
    version = libc.syscall(_LANDLOCK_CREATE_RULESET, None, 0, _LANDLOCK_VERSION)
    if version < 1:
        return -1
    rights = max(count for since, count in _FS_RIGHTS.items() if since <= version)
    attributes = _RulesetAttributes(
        (1 << rights) - 1, _NET_RIGHTS if version >= 4 else 0, _SCOPES if version >= 6 else 0
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    return int(libc.syscall(_LANDLOCK_CREATE_RULESET, ctypes.byref(attributes), size, 0))


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def _filter_calls() -> bool:
    """Allow the system calls that computing takes; every other one fails as not permitted."""
    known = _ALLOWED.get(platform.machine()) if sys.maxsize > 2**32 else None
    if known is None:
        return False
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    audit, numbers = known
    refuse, allow = 0x00050000 | _EPERM, 0x7FFF0000
    steps = [(load, 0, 0, 4), (equal, 1, 0, audit), (give, 0, 0, refuse), (load, 0, 0, 0), (at_least, 0, 1, _X32)]
    steps.append((give, 0, 0, refuse))
    for number in numbers:
        steps += [(equal, 0, 1, number), (give, 0, 0, allow)]
    steps.append((give, 0, 0, refuse))
    program = _Program(len(steps), (_Instruction * len(steps))(*[_Instruction(*step) for step in steps]))
    return bool(_libc().prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
