// A page between another site and this one. Whoever comes back to it with the back button has been through: it stays.
export function start(form) {
  const again = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (form.elements.state && !again) form.requestSubmit();
}
