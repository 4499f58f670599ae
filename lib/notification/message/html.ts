import type { Fact, Message } from "@/lib/notification/message/compose-message";
import { accentShades } from "@/lib/platform/settings/accent-shades";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** The product's own accent (`--accent` in globals.css). */
const ownAccent = "#0b5d70";

const font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Mail programs that know no style sheets show the light colours, which stand with the elements. */
const styleSheet = (accent: string): string => {
  const { dark } = accentShades(accent);
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0f1315!important}
.card{background:${dark.surface}!important;border-color:#2a3236!important}
.ink{color:#e9edee!important}
.quiet{color:#a1acb2!important}
.button{background:${dark.accent}!important;color:${dark.ink}!important}
}`;
};

const factRow = ({ label, value }: Fact): string =>
  `<tr><td class="quiet" style="padding:2px 16px 2px 0;color:#566067;vertical-align:top;white-space:nowrap">${escaped(label)}</td><td class="ink" style="padding:2px 0;color:#191d1f;overflow-wrap:anywhere;word-break:break-word"><bdi>${escaped(value)}</bdi></td></tr>`;

const eventBlock = ({ sentence, facts }: Message["events"][number]): string =>
  `<p class="ink" style="margin:0 0 12px;color:#191d1f;overflow-wrap:anywhere">${escaped(sentence)}</p><table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px;font-size:14px;line-height:20px">${facts.map(factRow).join("")}</table>`;

const paragraph = (text: string): string =>
  `<p class="ink" style="margin:0 0 20px;color:#191d1f">${escaped(text)}</p>`;

const buttonLink = ({ label, url }: Message["button"], ink: string, accent: string): string =>
  `<p style="margin:0 0 4px"><a class="button" href="${escaped(url)}" style="display:inline-block;padding:11px 18px;border-radius:8px;background:${accent};color:${ink};font-weight:600;text-decoration:none">${escaped(label)}</a></p>`;

function footerText({ installation, footer, settingsUrl }: Message): string {
  const link = settingsUrl
    ? ` <a class="quiet" href="${escaped(settingsUrl)}" style="color:#566067">${escaped(settingsUrl)}</a>`
    : "";
  return `<p class="quiet" style="margin:16px 0 0;padding:0 4px;color:#566067;font-size:13px;line-height:19px"><bdi>${escaped(installation)}</bdi><br>${escaped(footer)}${link}</p>`;
}

/** A message as HTML: without pictures, scripts or anything that is fetched, in the installation's accent (`#rrggbb`). */
export function html(message: Message, colour: string | null): string {
  const { locale, subject, events, more, advice, button } = message;
  const { light } = accentShades(colour ?? ownAccent);
  const body = [
    `<h1 class="ink" style="margin:0 0 16px;color:#191d1f;font-size:20px;line-height:28px;font-weight:650">${escaped(subject)}</h1>`,
    ...events.map(eventBlock),
    more === null ? "" : paragraph(more),
    paragraph(advice),
    buttonLink(button, light.ink, light.accent),
  ].join("");
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="auto">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title><style>${styleSheet(colour ?? ownAccent)}</style></head>
<body class="page" style="margin:0;padding:0;background:#f6f6f3">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f6f3"><tr><td align="center" style="padding:24px 12px">
<div style="max-width:560px;margin:0 auto;text-align:start;${font};font-size:15px;line-height:23px">
<div class="card" style="padding:28px 24px;border:1px solid #e0e2dd;border-radius:12px;background:#ffffff">${body}</div>
${footerText(message)}
</div>
</td></tr></table>
</body>
</html>
`;
}
