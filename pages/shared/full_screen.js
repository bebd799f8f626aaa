(() => {
  const turn = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  const pressed = event => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    const other = event.ctrlKey || event.metaKey || event.altKey;
    if (document.querySelector(".full-screen") && !typing && !other && event.key.toLowerCase() === "f") turn();
  };
  if (!window.fullScreenByKey) document.addEventListener("keydown", pressed);
  window.fullScreenByKey = true;
  document.querySelectorAll(".full-screen").forEach(button => { button.onclick = turn; });
})();
