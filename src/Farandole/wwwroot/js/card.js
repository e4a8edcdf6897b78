// The card beside the form follows what is typed: name, day, place. Without this module the button "preview" shows it.
export function start(section) {
  const form = document.querySelector("form[action='/new']");
  const language = document.documentElement.lang;
  const name = section.querySelector("h3 a");
  const usual = form.elements.title.placeholder;
  const [weekday, month] = section.querySelectorAll(".pennant small");
  const day = section.querySelector(".pennant b");
  form.addEventListener("input", (event) => {
    const { target } = event;
    if (target.name === "title") name.textContent = target.value.trim() || usual;
    if (target.name === "date" && target.valueAsDate) show(target.valueAsDate);
    if (target.name === "place" || target.name === "where") place();
  });

  function show(date) {
    const part = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(date);
    weekday.textContent = part({ weekday: "short" });
    day.textContent = String(date.getUTCDate());
    month.textContent = part({ month: "short" });
  }

  function place() {
    const line = section.querySelector(".meta li:last-child");
    const where = new FormData(form).get("where");
    const typed = where === "here" || where === "both" ? form.elements.place.value.trim() : "";
    if (line) line.lastChild.textContent = ` ${typed || section.dataset.later}`;
  }
}
