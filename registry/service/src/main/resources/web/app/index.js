import "./app.css";
import "./page/crescendo-app.js";
