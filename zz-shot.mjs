import chromium from '@sparticuz/chromium'; import { chromium as pw } from 'playwright-core';
const [,, base, out, ...paths]=process.argv;
const b=await pw.launch({executablePath: await chromium.executablePath(), args:[...chromium.args,'--no-sandbox'], headless:true});
const p=await b.newPage({viewport:{width:1440,height:900}}); p.on('console',m=>console.log(m.type(),m.text().slice(0,200))); p.on('pageerror',e=>console.log('ERR',e.message));
let i=0; for(const path of paths){const t=Date.now(); await p.goto(base+path,{waitUntil:'networkidle'}); console.log(path,Date.now()-t,'ms', await p.title()); await p.screenshot({path:`${out}-${i++}.png`});}
await b.close();
