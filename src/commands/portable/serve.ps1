# Serves a folder to browsers on this computer; with -Share share, to the network as well (that needs an administrator).
param([string]$Site, [string]$Share = '')
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path -LiteralPath $Site).ProviderPath.TrimEnd('\')
$name = if ($Share -eq 'share') { '+' } else { 'localhost' }
$types = @{
  '.html' = 'text/html; charset=utf-8'; '.js' = 'text/javascript; charset=utf-8'; '.mjs' = 'text/javascript; charset=utf-8'
  '.css' = 'text/css; charset=utf-8'; '.json' = 'application/json'; '.webmanifest' = 'application/manifest+json'
  '.avif' = 'image/avif'; '.webp' = 'image/webp'; '.jpg' = 'image/jpeg'; '.png' = 'image/png'; '.svg' = 'image/svg+xml'
  '.woff2' = 'font/woff2'; '.vtt' = 'text/vtt; charset=utf-8'; '.opus' = 'audio/ogg'; '.mp3' = 'audio/mpeg'
  '.m4a' = 'audio/mp4'; '.mp4' = 'video/mp4'; '.webm' = 'video/webm'; '.glb' = 'model/gltf-binary'; '.txt' = 'text/plain; charset=utf-8'
}
$listener = $null
foreach ($port in 4370..4389) {
  try {
    $listener = New-Object System.Net.HttpListener
    $listener.Prefixes.Add("http://${name}:$port/")
    $listener.Start()
    break
  } catch { $listener = $null }
}
if (-not $listener) {
  Write-Host '@@noPortVi@@'
  Write-Host '@@noPortEn@@'
  exit 1
}
$address = "http://localhost:$port/"
Write-Host "@@runningVi@@ $address"
Write-Host "@@runningEn@@ $address"
if (-not $env:DISAN360_NO_BROWSER) { Start-Process $address }

function Find-File([string]$path) {
  $file = [System.IO.Path]::GetFullPath((Join-Path $root ($path.Replace('/', '\').TrimStart('\'))))
  if ($file -ne $root -and -not $file.StartsWith("$root\", [System.StringComparison]::OrdinalIgnoreCase)) { return $null }
  if (Test-Path -LiteralPath $file -PathType Container) { $file = Join-Path $file 'index.html' }
  if (Test-Path -LiteralPath $file -PathType Leaf) { return $file }
  return $null
}

function Send-File($request, $response) {
  $file = Find-File ([System.Uri]::UnescapeDataString($request.Url.AbsolutePath))
  $response.StatusCode = 200
  if (-not $file) {
    $response.StatusCode = 404
    $file = Join-Path $root '404.html'
  }
  $stream = [System.IO.File]::Open($file, 'Open', 'Read', 'Read')
  try {
    $size = $stream.Length
    $first = [long]0
    $last = $size - 1
    $range = $request.Headers['Range']
    if ($response.StatusCode -eq 200 -and $range -match '^bytes=(\d*)-(\d*)$' -and ($Matches[1] + $Matches[2])) {
      if ($Matches[1]) {
        $first = [long]$Matches[1]
        if ($Matches[2]) { $last = [Math]::Min([long]$Matches[2], $last) }
      } else { $first = [Math]::Max([long]0, $size - [long]$Matches[2]) }
      if ($first -le $last) {
        $response.StatusCode = 206
        $response.AddHeader('Content-Range', "bytes $first-$last/$size")
      } else {
        $response.StatusCode = 416
        $response.AddHeader('Content-Range', "bytes */$size")
        $last = $first - 1
      }
    }
    $type = $types[[System.IO.Path]::GetExtension($file).ToLowerInvariant()]
    $response.ContentType = if ($type) { $type } else { 'application/octet-stream' }
    $response.AddHeader('Accept-Ranges', 'bytes')
    $response.AddHeader('Cache-Control', 'no-cache')
    $left = $last - $first + 1
    $response.ContentLength64 = $left
    if ($request.HttpMethod -eq 'HEAD') { return }
    $null = $stream.Seek($first, 'Begin')
    $buffer = New-Object byte[] 262144
    while ($left -gt 0) {
      $read = $stream.Read($buffer, 0, [int][Math]::Min($left, $buffer.Length))
      if ($read -eq 0) { break }
      $response.OutputStream.Write($buffer, 0, $read)
      $left -= $read
    }
  } finally { $stream.Dispose() }
}

while ($listener.IsListening) {
  $context = $listener.GetContext()
  # A browser that goes away in the middle is no reason to stop.
  try { Send-File $context.Request $context.Response } catch { }
  try { $context.Response.Close() } catch { }
}
