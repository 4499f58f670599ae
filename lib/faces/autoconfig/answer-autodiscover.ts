import { mailServers } from "@/lib/faces/autoconfig/mail-servers";
import { readAutodiscover } from "@/lib/faces/autoconfig/read-autodiscover";
import { servedDomain } from "@/lib/faces/autoconfig/served-domain";
import { element, notServed, xmlAnswer } from "@/lib/faces/autoconfig/xml-answer";
import { canonicalAddress } from "@/lib/platform/address/address";
import { databaseClient } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";

const base = "http://schemas.microsoft.com/exchange/autodiscover";
const response = `${base}/responseschema/2006`;
/** What Outlook understands, and what ActiveSync does. */
const outlook = `${base}/outlook/responseschema/2006a`;
const mobile = `${base}/mobilesync/responseschema/2006`;

type Server = ReturnType<typeof mailServers>["incoming"][number];

function protocolOf({ type, host, port, encryption }: Server, login: string): string {
  const lines = [
    element("Type", type.toUpperCase()),
    element("Server", host),
    element("Port", port),
    element("DomainRequired", "off"),
    element("LoginName", login),
    element("SPA", "off"),
    element("SSL", encryption === "STARTTLS" ? "off" : "on"),
    element("Encryption", encryption === "STARTTLS" ? "TLS" : "SSL"),
    element("AuthRequired", "on"),
  ];
  return `      <Protocol>\n        ${lines.join("\n        ")}\n      </Protocol>`;
}

function outlookAnswer(address: string): Response {
  const { incoming, outgoing } = mailServers();
  return xmlAnswer(`<Autodiscover xmlns="${response}">
  <Response xmlns="${outlook}">
    <User>
      ${element("DisplayName", address)}
    </User>
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
${[...incoming, ...outgoing].map((server) => protocolOf(server, address)).join("\n")}
    </Account>
  </Response>
</Autodiscover>`);
}

function mobileAnswer(address: string): Response {
  const url = `${env().PORTAL_URL}/Microsoft-Server-ActiveSync`;
  return xmlAnswer(`<Autodiscover xmlns="${response}">
  <Response xmlns="${mobile}">
    <Culture>en:us</Culture>
    <User>
      ${element("DisplayName", address)}
      ${element("EMailAddress", address)}
    </User>
    <Action>
      <Settings>
        <Server>
          <Type>MobileSync</Type>
          ${element("Url", url)}
          ${element("Name", url)}
        </Server>
      </Settings>
    </Action>
  </Response>
</Autodiscover>`);
}

/**
 * Microsoft's Autodiscover in plain XML ([MS-OXDSCLI]) and ActiveSync's ([MS-ASCMD]), by POST under any host name. The same for
 * every address of a domain; 404 for foreign ones, for another schema, and for what is no request.
 */
export async function answerAutodiscover(request: Request): Promise<Response> {
  const asked = await readAutodiscover(request);
  const address = asked ? canonicalAddress(asked.address)?.address : null;
  if (!asked || !address || (await servedDomain(databaseClient().db, { address })) === null)
    return notServed();
  if (asked.schema === outlook) return outlookAnswer(address);
  return asked.schema === mobile ? mobileAnswer(address) : notServed();
}
