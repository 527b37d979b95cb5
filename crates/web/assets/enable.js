// Tells the style sheet that scripts run. Loaded before the page is drawn; everything works without it.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
