import { beforeAll, expect, it } from "vitest";
import { logoutRequest } from "@/lib/faces/session/sign-out";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

beforeAll(() => stubProductEnv({ PORTAL_URL: "https://mail.example.org" }));

const endpoint = "https://id.example.org/logout?tenant=a%26b";
const back = "https://mail.example.org/?signed-out=1";

it("sends a short hint along with the address, and keeps what stands in that", () => {
  const after = logoutRequest(endpoint, { idToken: "h.p.s", clientId: "mail" });
  const query = "url" in after ? Object.fromEntries(new URL(after.url).searchParams) : null;
  expect(query).toEqual({
    tenant: "a&b",
    id_token_hint: "h.p.s",
    client_id: "mail",
    post_logout_redirect_uri: back,
  });
});

it.each([3_400, 48_000])("sends a hint of %i characters by a form, whole", (length) => {
  const idToken = "x".repeat(length);
  expect(logoutRequest(endpoint, { idToken, clientId: "mail" })).toEqual({
    form: {
      action: endpoint,
      fields: { id_token_hint: idToken, client_id: "mail", post_logout_redirect_uri: back },
    },
  });
});
