import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AdminMailboxesApi;
import org.openapitools.client.auth.HttpBearerAuth;
import org.openapitools.client.model.*;

/** A program that somebody writes with the Java client: the arguments are the API's address, a key, and a domain. */
public class Program {
    public static void main(String[] given) throws Exception {
        String domain = given[2];
        String address = "client-java@" + domain;
        ApiClient client = new ApiClient();
        client.setBasePath(given[0]);
        ((HttpBearerAuth) client.getAuthentication("key")).setBearerToken(given[1]);
        AdminMailboxesApi mailboxes = new AdminMailboxesApi(client);

        AdminPutMailboxRequest wanted = new AdminPutMailboxRequest()
            .displayName("Client é 😀")
            .addProtocolsItem(AdminPutMailboxRequest.ProtocolsEnum.IMAP)
            .quotaBytes(5368709120L);
        Mailbox made = mailboxes.adminPutMailbox(address, wanted, null);
        AdminUpdateMailboxRequest change = new AdminUpdateMailboxRequest().quotaBytes(7L);
        Mailbox changed = mailboxes.adminUpdateMailbox(address, change, tag(made));
        AdminListMailboxes200Response page = mailboxes.adminListMailboxes(
            null, null, domain, "client-java", null, null, null, null, "quota", null);
        Map<String, Object> stale = Map.of();
        try {
            mailboxes.adminDeleteMailbox(address, tag(made));
        } catch (ApiException refused) {
            Problem problem = Problem.fromJson(refused.getResponseBody());
            stale = Map.of("status", refused.getCode(), "field", problem.getErrors().get(0).getField());
        }
        mailboxes.adminDeleteMailbox(address, tag(changed));
        List<String> listed = page.getItems().stream().map(Mailbox::getAddress).collect(Collectors.toList());
        Map<String, Object> answer = Map.of(
            "name", made.getDisplayName(),
            "quota", made.getQuotaBytes(),
            "year", made.getCreatedAt().getYear(),
            "changedQuota", changed.getQuotaBytes(),
            "listed", listed,
            "stale", stale);
        System.out.write((client.getJSON().serialize(answer) + "\n").getBytes("UTF-8"));
        // The client's threads would keep the program for a minute.
        System.out.flush();
        System.exit(0);
    }

    private static String tag(Mailbox mailbox) {
        return "\"v" + mailbox.getVersion() + "\"";
    }
}
