import { words } from "@/lib/words/text";

/** What people choose from. */
export const kindWords = words("user.devices.kind", {
  iphone: "iPhone or iPad",
  mac: "Mac",
  android: "Android",
  outlook: "Outlook",
  thunderbird: "Thunderbird",
  printer: "Printer or scanner",
  calendar: "Calendar and contacts",
  other: "Another app",
});

/** How a device is called until somebody calls it otherwise. */
export const nameWords = words("user.devices.name", {
  iphone: "iPhone",
  mac: "Mac",
  android: "Android",
  outlook: "Outlook",
  thunderbird: "Thunderbird",
  printer: "Printer",
  calendar: "Calendar",
  other: "App",
});
