import { expect, it } from "vitest";
import { appLinkForm, newAppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form-input";
import { sentForm } from "@/lib/testing/sent-form";

const typed = { name: "Chat", description: "", url: "https://chat.example.org/", signedInUrl: " " };

it("takes an empty second address for none, and an absent tick for hidden", () => {
  expect(newAppLinkForm.parse(sentForm(typed)).data).toEqual({
    ...typed,
    signedInUrl: null,
    hiddenAtLogin: true,
  });
  expect(newAppLinkForm.parse(sentForm({ ...typed, shownAtLogin: "on" })).data?.hiddenAtLogin).toBe(false);
});

it("knows the version that was seen", () => {
  const subject = { id: "0192f5a0-0000-7000-8000-000000000000", expectedVersion: "4" };
  expect(appLinkForm.parse(sentForm({ ...subject, ...typed })).data?.expectedVersion).toBe(4);
});
