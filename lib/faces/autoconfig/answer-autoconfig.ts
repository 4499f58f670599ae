import { mailServers } from "@/lib/faces/autoconfig/mail-servers";
import { servedDomain } from "@/lib/faces/autoconfig/served-domain";
import { element, escapeXml, notServed, xmlAnswer } from "@/lib/faces/autoconfig/xml-answer";
import { databaseClient } from "@/lib/platform/db/client";

/** Longer than any address (RFC 5321 4.5.3.1). */
const longestAddress = 320;

type Server = ReturnType<typeof mailServers>["incoming"][number];

function serverLines({ type, host, port, encryption }: Server): string {
  const name = type === "smtp" ? "outgoingServer" : "incomingServer";
  return `    <${name} type="${type}">
      ${element("hostname", host)}
      ${element("port", port)}
      ${element("socketType", encryption === "STARTTLS" ? "STARTTLS" : "SSL")}
      ${element("authentication", "password-cleartext")}
      ${element("username", "%EMAILADDRESS%")}
    </${name}>`;
}

/**
 * Mozilla's autoconfiguration ("Autoconfiguration in Thunderbird", version 1.1), at
 * `/.well-known/autoconfig/mail/config-v1.1.xml` and `/mail/config-v1.1.xml`, under any host name: by the domain of
 * `emailaddress`, else by the host's. The same for every address of a domain; 404 for foreign ones.
 */
export async function answerAutoconfig(request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams.get("emailaddress");
  if ((address?.length ?? 0) > longestAddress) return notServed();
  // Several proxies make a list of it, the nearest to the app first.
  const [host = ""] = (request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? "").split(
    ",",
  );
  const domain = await servedDomain(databaseClient().db, { address, host });
  if (domain === null) return notServed();
  const { incoming, outgoing } = mailServers();
  return xmlAnswer(`<clientConfig version="1.1">
  <emailProvider id="${escapeXml(domain)}">
    ${element("domain", domain)}
    ${element("displayName", domain)}
    ${element("displayShortName", domain)}
${[...incoming, ...outgoing].map(serverLines).join("\n")}
  </emailProvider>
</clientConfig>`);
}
