import { expect, it } from "vitest";
import { appLinkForms } from "@/app/(console)/[role]/app-links/app-link-forms";
import { sentForm } from "@/lib/testing/sent-form";

const { input } = appLinkForms.createAppLink;

const typed = { name: "Chat", description: "", url: "https://chat.example.org/", signedInUrl: " " };

it("takes an empty second address for none, and an absent tick for hidden", () => {
  expect(input.parse(sentForm(typed)).data).toEqual({
    ...typed,
    signedInUrl: null,
    hiddenAtLogin: true,
  });
  expect(input.parse(sentForm({ ...typed, shownAtLogin: "on" })).data?.hiddenAtLogin).toBe(false);
});
