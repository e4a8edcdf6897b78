// The one place where text may become script addresses or markup (Trusted Types): our own, from our own server.
const rules = { createHTML: (text) => text, createScriptURL: (url) => url };

export const trusted = globalThis.trustedTypes?.createPolicy("farandole", rules) ?? rules;
