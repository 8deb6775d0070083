// Place for the player's words in another language, or in your own wording; see docs/user/player.md, "Another language".
// window.trellisMessages = { fr: { texts: { 'top.close': 'Enregistrer et fermer' }, reasons: { sentences: { completed: 'Terminé.' } } } };
window.trellisMessages = {};
