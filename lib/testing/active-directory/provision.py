"""samba-tool whose provision leaves out the rights of the file share, which LDAP does not need and only root can set."""

import sys

from samba.netcmd import domain
from samba.netcmd.main import cmd_sambatool

whole = domain.provision
domain.provision = lambda *given, **named: whole(*given, **{**named, "skip_sysvolacl": True})

sys.exit(cmd_sambatool()._run("samba-tool", *sys.argv[1:]))
