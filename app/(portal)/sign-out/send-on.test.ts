import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sendOn } from "@/app/(portal)/sign-out/send-on";

it("sends the fields to the provider by a script that its policy lets run, and shows nothing of them", async () => {
  const idToken = `"><script>alert(1)</script>${"x".repeat(4_000)}`;
  const answer = await sendOn({
    action: "https://id.test/logout?a=1&b=2",
    fields: { id_token_hint: idToken },
  });
  const html = await answer.text();
  expect(html).toContain('<form method="post" action="https://id.test/logout?a=1&#38;b=2">');
  expect(html).not.toContain("<script>alert");
  const [, script = ""] = /<script>(.*?)<\/script>/.exec(html) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = answer.headers.get("content-security-policy");
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).toContain("form-action https://id.test ");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
