// Exact times younger than a week become "3 hours ago" in the reader's language; the exact time stays as the title.
const STEPS = [["minute", 60], ["hour", 3600], ["day", 86400]];
const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });

export function ago(moment, now) {
  const seconds = Math.round((now - moment) / 1000);
  if (!(seconds >= 0) || seconds > 7 * 86400) return "";
  const [unit, size] = STEPS.findLast(([, least]) => seconds >= least) ?? ["minute", 60];
  return words.format(-Math.floor(seconds / size), unit);
}

function draw() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    time.textContent = ago(new Date(time.dateTime), Date.now()) || time.textContent;
  }
}

draw();
setInterval(() => document.hidden || draw(), 60_000);
document.addEventListener("htmx:afterSettle", draw);
