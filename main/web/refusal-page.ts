// What a browser sees that came without the printed address.

export const refusalPage = `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<title>医保自助终端</title>
<h1>请使用启动时显示的网址</h1>
<p>本页面只对启动它的人开放。请在启动窗口中找到最新一行 http://127.0.0.1… 网址，复制到浏览器打开；每个网址只能使用一次。</p>
<h1 lang="en">Please use the address printed at start</h1>
<p lang="en">This page is open only to the person who started it. Look for the latest line with http://127.0.0.1… in the window
where it was started and open that address; each address works once.</p>
</html>
`;
