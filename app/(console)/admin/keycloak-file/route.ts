import { randomUUID } from "node:crypto";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { adminContext } from "@/lib/faces/session/admin";
import { parseInput } from "@/lib/platform/input/parse-input";
import {
  keycloakClientFile,
  keycloakFileInput,
  keycloakRealmFile,
} from "@/lib/providers/kinds/keycloak/client-file";

/** A file for Keycloak made from a form: our client for a realm that exists, or a whole new realm. Holds no secret. */
export async function GET(request: Request): Promise<Response> {
  try {
    await adminContext("superadmin");
    const query = new URL(request.url).searchParams;
    const { kind, claim: _, ...given } = Object.fromEntries(query);
    const form = parseInput(keycloakFileInput, { ...given, claims: query.getAll("claim") });
    const whole = kind === "realm";
    const document = whole ? keycloakRealmFile(form) : keycloakClientFile(form);
    return new Response(`${JSON.stringify(document, null, 2)}\n`, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="letterlock-${whole ? "realm" : "client"}.json"`,
        "cache-control": "no-store",
      },
    });
  } catch (thrown) {
    return problemAnswer(thrown, { requestId: randomUUID() });
  }
}
