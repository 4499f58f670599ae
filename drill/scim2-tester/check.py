"""Checks the SCIM server at the address that is given, with the token in LETTERLOCK_SCIM_TOKEN; prints each check as JSON."""

import json
import os
import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server

headers = {"Authorization": "Bearer " + os.environ["LETTERLOCK_SCIM_TOKEN"]}
with Client(base_url=sys.argv[1], headers=headers, timeout=30) as client:
    results = check_server(SyncSCIMClient(client))
    print(
        json.dumps(
            [
                {
                    "title": one.title,
                    "status": one.status.name,
                    "type": one.resource_type,
                    "reason": str(one.reason),
                }
                for one in results
            ]
        )
    )
