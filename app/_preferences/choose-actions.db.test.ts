import { beforeEach, describe, expect, it } from "vitest";
import { chooseAppearance, chooseLanguage, savePreferences } from "@/app/_preferences/choose-actions";
import { getMailbox } from "@/lib/access/queries";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { currentReader } from "@/lib/faces/session/reader";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith, cookies } from "@/lib/testing/next-request";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
const cookie = async (name: string) => (await cookies()).get(name)?.value;

it("keeps a visitor's choices in the browser, and only those that there are", async () => {
  arriveWith({});
  expect(await currentReader()).toMatchObject({ language: "en", chosenLanguage: null });
  await chooseLanguage(sentForm({ language: "de" }));
  await chooseAppearance(sentForm({ appearance: "dark" }));
  expect(await currentReader()).toMatchObject({ language: "de", chosenLanguage: "de" });
  expect(await cookie("letterlock-appearance")).toBe("dark");
  await chooseLanguage(sentForm({ language: "../de" }));
  await chooseAppearance(sentForm({ appearance: "system" }));
  expect(await cookie("letterlock-language")).toBe("de");
  expect(await cookie("letterlock-appearance")).toBeUndefined();
});

describe("somebody who is signed in", () => {
  let own: { id: string; address: string };
  let token: string;

  beforeEach(async () => {
    own = await createTestMailbox(database.context());
    token = (await createSession(database.client().db, { mailboxId: own.id })).token;
    arriveWith({ [sessionCookieName()]: token });
  });

  const stored = () => getMailbox(database.client().db, own.id);

  it("reads in the account's language and zone in every browser, unless this one has another language", async () => {
    await savePreferences({}, sentForm({ language: "de", appearance: "light", timeZone: "Asia/Tokyo" }));
    expect(await stored()).toMatchObject({ language: "de", timeZone: "Asia/Tokyo" });
    arriveWith({ [sessionCookieName()]: token, "letterlock-time-zone": "Europe/Berlin" });
    expect(await currentReader()).toMatchObject({ language: "de", timeZone: "Asia/Tokyo" });
    arriveWith({ [sessionCookieName()]: token, "letterlock-language": "en" });
    expect(await currentReader()).toMatchObject({ language: "en" });
  });

  it("goes back to what the browser says", async () => {
    await savePreferences({}, sentForm({ language: "de", appearance: "light", timeZone: "Asia/Tokyo" }));
    await savePreferences({}, sentForm({ language: "", appearance: "system", timeZone: "" }));
    expect(await stored()).toMatchObject({ language: null, timeZone: null });
    expect(await currentReader()).toMatchObject({ language: "en", chosenLanguage: null, timeZone: null });
  });

  it("is told of a zone that there is not", async () => {
    const form = sentForm({ language: "de", appearance: "light", timeZone: "Mars/Olympus" });
    expect(await savePreferences({}, form)).toMatchObject({
      fields: { timeZone: expect.stringContaining("time zone") },
    });
    expect(await stored()).toMatchObject({ language: null, timeZone: null });
  });
});
