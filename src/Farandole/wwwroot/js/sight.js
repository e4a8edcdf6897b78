// Says once that a person opened this page: a program that follows the links of letters runs no scripts.
export function start(form) {
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
}
