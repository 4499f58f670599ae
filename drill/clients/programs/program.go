// A program that somebody writes with the Go client: the arguments are the API's address, a key, and a domain.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	api "letterlock.test/client"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	url, key, domain := os.Args[1], os.Args[2], os.Args[3]
	address := "client-go@" + domain
	configuration := api.NewConfiguration()
	configuration.Servers = api.ServerConfigurations{{URL: url}}
	mailboxes := api.NewAPIClient(configuration).AdminMailboxesAPI
	ctx := context.WithValue(context.Background(), api.ContextAccessToken, key)

	wanted := api.NewAdminPutMailboxRequest()
	wanted.SetDisplayName("Client é 😀")
	wanted.SetProtocols([]string{"imap"})
	wanted.SetQuotaBytes(5368709120)
	made, _, err := mailboxes.AdminPutMailbox(ctx, address).AdminPutMailboxRequest(*wanted).Execute()
	must(err)
	change := api.NewAdminUpdateMailboxRequest()
	change.SetQuotaBytes(7)
	tag := func(version int64) string { return fmt.Sprintf("\"v%d\"", version) }
	changed, _, err := mailboxes.AdminUpdateMailbox(ctx, address).AdminUpdateMailboxRequest(*change).IfMatch(tag(made.Version)).Execute()
	must(err)
	page, _, err := mailboxes.AdminListMailboxes(ctx).Domain(domain).Search("client-go").Order("quota").Execute()
	must(err)
	listed := []string{}
	for _, one := range page.Items {
		listed = append(listed, one.Address)
	}
	refused, err := mailboxes.AdminDeleteMailbox(ctx, address).IfMatch(tag(made.Version)).Execute()
	problem := err.(*api.GenericOpenAPIError).Model().(api.Problem)
	_, err = mailboxes.AdminDeleteMailbox(ctx, address).IfMatch(tag(changed.Version)).Execute()
	must(err)
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"name":         made.DisplayName,
		"quota":        made.QuotaBytes,
		"year":         made.CreatedAt.Year(),
		"changedQuota": changed.QuotaBytes,
		"listed":       listed,
		"stale":        map[string]any{"status": refused.StatusCode, "field": problem.Errors[0].Field},
	}))
}
