import type { Message } from "@/lib/notification/message/compose-message";

/** A message as plain text (RFC 3676 leaves the wrapping of lines to the reader's program). */
export function plainText({
  events,
  more,
  advice,
  button,
  footer,
  settingsUrl,
  installation,
}: Message): string {
  const told = events.map(({ sentence, facts }) =>
    [sentence, ...facts.map(({ label, value }) => `  ${label}: ${value}`)].join("\n"),
  );
  const end = ["-- ", installation, settingsUrl ? `${footer} ${settingsUrl}` : footer].join("\n");
  const parts = [...told, more, advice, `${button.label}:\n${button.url}`, end];
  return `${parts.filter((part) => part !== null).join("\n\n")}\n`;
}
