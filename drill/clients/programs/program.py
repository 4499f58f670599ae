"""A program that somebody writes with the Python client: argv is the API's address, a key, and a domain."""

import json
import sys

import openapi_client as api

url, key, domain = sys.argv[1:]
address = f"client-py@{domain}"
with api.ApiClient(api.Configuration(host=url, access_token=key)) as client:
    mailboxes = api.AdminMailboxesApi(client)
    wanted = api.AdminPutMailboxRequest(displayName="Client é 😀", protocols=["imap"], quotaBytes=5368709120)
    made = mailboxes.admin_put_mailbox(address, wanted)
    change = api.AdminUpdateMailboxRequest(quotaBytes=7)
    changed = mailboxes.admin_update_mailbox(address, change, if_match=f'"v{made.version}"')
    page = mailboxes.admin_list_mailboxes(domain=domain, search="client-py", order="quota")
    stale = {}
    try:
        mailboxes.admin_delete_mailbox(address, if_match=f'"v{made.version}"')
    except api.ApiException as refused:
        problem = api.Problem.from_json(refused.body)
        stale = {"status": refused.status, "field": problem.errors[0].var_field}
    mailboxes.admin_delete_mailbox(address, if_match=f'"v{changed.version}"')
    print(
        json.dumps(
            {
                "name": made.display_name,
                "quota": made.quota_bytes,
                "year": made.created_at.year,
                "changedQuota": changed.quota_bytes,
                "listed": [one.address for one in page.items],
                "stale": stale,
            }
        )
    )
