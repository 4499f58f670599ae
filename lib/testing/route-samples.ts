import type { ConsoleFixture } from "@/lib/testing/console-fixture";
import { sentForm } from "@/lib/testing/sent-form";

interface RouteSample {
  request(fixture: ConsoleFixture): Request;
}

/** A route that anybody may ask, and why. */
interface OpenRoute {
  open: string;
}

const origin = "https://localhost:8443";

const scim = Object.fromEntries(
  ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"].map((method) => [
    `scim/v2/[[...path]]/route.ts#${method}`,
    { open: "asks for a token of a provider itself, and knows no session" },
  ]),
);

/** How to ask every route handler outside app/api, by `file below app/#METHOD`. A new one needs a line here. */
export const routeSamples: Record<string, RouteSample | OpenRoute> = {
  ".well-known/autoconfig/mail/config-v1.1.xml/route.ts#GET": {
    open: "the same for every address of a domain",
  },
  "mail/config-v1.1.xml/route.ts#GET": { open: "the same for every address of a domain" },
  "autodiscover/autodiscover.xml/route.ts#POST": { open: "the same for every address of a domain" },
  ".well-known/change-password/route.ts#GET": { open: "leads to a page that asks for the session" },
  ".well-known/security.txt/route.ts#GET": { open: "for everybody, by its purpose" },
  "brand/logo/route.ts#GET": { open: "the logo of the login page" },
  "(portal)/passkey-options/route.ts#POST": { open: "part of the sign-in" },
  "(portal)/start-sign-on/route.ts#GET": { open: "part of the sign-in" },
  "(portal)/sign-in-first/route.ts#GET": { open: "where nginx leads whoever needs a session" },
  "(portal)/setup/device/profile/route.ts#POST": { open: "its link carries the permission" },
  "(user)/home/devices/profile/route.ts#POST": {
    open: "asks for the session itself, and for the app password",
  },
  "(portal)/sign-out/route.ts#GET": { open: "asks, and changes nothing" },
  "(portal)/sign-out/route.ts#POST": { open: "ends the caller's own session and nothing else" },
  "(webmail)/sogo-auth/route.ts#GET": { open: "asks for the session itself and leads to the sign-in" },
  "(webmail)/sogo-auth.php/route.ts#GET": { open: "the same under the name that mailcow gives it" },
  ...scim,
  "(console)/admin/keycloak-file/route.ts#GET": {
    request: () =>
      new Request(
        `${origin}/admin/keycloak-file?kind=client&slug=work&clientId=letterlock&realm=demo&templateAttribute=mailcow_template`,
      ),
  },
  "(console)/admin/provider-test/route.ts#POST": {
    request: ({ provider }) =>
      new Request(`${origin}/admin/provider-test`, {
        method: "POST",
        headers: { origin, "sec-fetch-site": "same-origin" },
        // Nothing listens there, so whoever may gets an answer at once.
        body: sentForm({ slug: provider.slug, kind: "oidc", issuer: "http://127.0.0.1:1", clientId: "x" }),
      }),
  },
};
