import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expect, test } from "./test";
import { unique } from "./unique";

/** Adds a link for the time of `work`. */
async function withLink(name: string, options: string[], work: () => Promise<void>): Promise<void> {
  const { id } = await letterlock<{ id: string }>(["app-link", "create", "--name", name, ...options]);
  try {
    await work();
  } finally {
    await letterlock(["app-link", "delete", id]);
  }
}

test("a link leads visitors to one place and people to their own", async ({ page, login, home }) => {
  const name = unique("Files");
  const { address, password } = await newMailbox("linked");
  const places = ["--url", "/files/", "--signed-in-url", "/files/?login=%u", "--shown"];
  await withLink(name, places, async () => {
    const link = page.getByRole("link", { name });
    await login.open();
    await expect(link).toHaveAttribute("href", "/files/");
    await login.signInLocally(address, password);
    await home.expectOwner(address, address);
    await expect(link).toHaveAttribute("href", `/files/?login=${encodeURIComponent(address)}`);
  });
});

test("a hidden link is for those who are signed in", async ({ page, login, home }) => {
  const name = unique("Chat");
  const { address, password } = await newMailbox("linked");
  await withLink(name, ["--url", "https://chat.example.org/", "--hidden"], async () => {
    const link = page.getByRole("link", { name });
    await login.open();
    await expect(link).toHaveCount(0);
    await login.signInLocally(address, password);
    await home.expectOwner(address, address);
    await expect(link).toHaveAttribute("href", "https://chat.example.org/");
  });
});
